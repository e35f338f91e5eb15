import * as vscode from 'vscode';
import type { KeptState } from '../../protocol/lesson.ts';
import { LessonPanel, type PanelServices } from './lessonPanel.ts';
import type { LessonTarget } from './lessonTarget.ts';

/** The open lesson panels: lessons open in the one used last, unless another is asked for. */
export class LessonPanels implements vscode.Disposable {
  readonly #viewType: string;
  readonly #services: PanelServices;
  /** The panel used last comes last. */
  readonly #panels = new Set<LessonPanel>();

  constructor(viewType: string, services: Omit<PanelServices, 'openBeside'>) {
    this.#viewType = viewType;
    this.#services = { ...services, openBeside: (target) => this.openBeside(target) };
  }

  /** The panel in front, else the one used last. */
  get active(): LessonPanel | undefined {
    const panels = [...this.#panels];
    return panels.find(({ panel }) => panel.active) ?? panels.at(-1);
  }

  /** Opens a lesson in the panel used last, or in a first one. */
  open(target: LessonTarget): void {
    const panel = this.active;
    if (!panel) {
      this.openNew(target);
      return;
    }
    panel.panel.reveal(undefined, false);
    panel.open(target);
  }

  /** Opens a lesson beside the active editor, in a panel that is there already where there is one. */
  openBeside(target: LessonTarget): void {
    const other = [...this.#panels].findLast(({ panel }) => !panel.active);
    if (other?.panel.visible) other.open(target);
    else this.openNew(target, vscode.ViewColumn.Beside);
  }

  openNew(target: LessonTarget, column = vscode.ViewColumn.Active): void {
    const panel = vscode.window.createWebviewPanel(
      this.#viewType,
      vscode.l10n.t('Lesson'),
      { viewColumn: column, preserveFocus: false },
      { enableScripts: true, enableFindWidget: true },
    );
    this.adopt(panel, { places: [], current: -1 }).open(target);
  }

  /** Takes a new panel, or one that VS Code brought back after a restart. */
  adopt(webviewPanel: vscode.WebviewPanel, state: KeptState): LessonPanel {
    const panel = new LessonPanel(webviewPanel, this.#services, state);
    this.#panels.add(panel);
    webviewPanel.onDidDispose(() => this.#panels.delete(panel));
    webviewPanel.onDidChangeViewState(() => {
      if (!webviewPanel.active) return;
      this.#panels.delete(panel);
      this.#panels.add(panel);
    });
    return panel;
  }

  each(act: (panel: LessonPanel) => void): void {
    for (const panel of this.#panels) act(panel);
  }

  dispose(): void {
    this.each(({ panel }) => panel.dispose());
  }
}
