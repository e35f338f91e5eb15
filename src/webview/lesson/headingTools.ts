import type { OutlineEntry } from '../../core/markdown/model.ts';
import type { HeadingMark } from '../../protocol/lesson.ts';
import { editorTool, iconButton } from '../button.ts';
import { element } from '../dom.ts';
import type { Strings } from '../strings.ts';

export interface HeadingActions {
  copyLink(heading: string): void;
  bookmark(heading: string): void;
  note(heading: string): void;
}

/** The tools behind every heading of a lesson, and the marks the reader left there. */
export class HeadingTools {
  readonly #tools = new Map<string, { readonly bookmark: HTMLButtonElement; readonly note: HTMLElement }>();

  constructor(
    body: HTMLElement,
    outline: readonly OutlineEntry[],
    actions: HeadingActions,
    strings: Strings,
  ) {
    for (const { id, text } of outline) {
      const heading = body.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
      if (!heading) continue;
      const bookmark = editorTool(
        iconButton('bookmark', strings.heading.bookmark, () => actions.bookmark(id)),
      );
      const note = element('p', { class: 'heading-note', hidden: true });
      const row = element('div', { class: 'heading-row' });
      heading.replaceWith(row);
      row.append(
        heading,
        element(
          'span',
          { class: 'heading-tools', role: 'group', 'aria-label': strings.heading.tools(text) },
          iconButton('link', strings.heading.copyLink, () => actions.copyLink(id)),
          bookmark,
          editorTool(iconButton('note', strings.heading.note, () => actions.note(id))),
        ),
      );
      row.after(note);
      this.#tools.set(id, { bookmark, note });
    }
  }

  show(marks: readonly HeadingMark[]): void {
    const byHeading = new Map(marks.map((mark) => [mark.heading, mark]));
    for (const [id, { bookmark, note }] of this.#tools) {
      const mark = byHeading.get(id);
      bookmark.setAttribute('aria-pressed', String(mark?.bookmarked ?? false));
      note.hidden = !mark?.note;
      note.textContent = mark?.note ?? '';
    }
  }
}
