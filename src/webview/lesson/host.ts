import type { HostMessage, KeptState, PageMessage } from '../../protocol/lesson.ts';
import type { PageHost } from '../editorHost.ts';

/** An editor's panel, or a plain browser. */
export interface Host extends PageHost<PageMessage, HostMessage, KeptState> {
  /** Address of the book's table of contents; an editor shows it beside the page. */
  readonly contents?: string;
}
