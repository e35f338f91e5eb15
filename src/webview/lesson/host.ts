import type { HostMessage, KeptState, PageMessage } from '../../protocol/lesson.ts';
import type { PageHost } from '../editorHost.ts';

/** An editor's panel, or a plain browser. */
export type Host = PageHost<PageMessage, HostMessage, KeptState>;
