import '../styles/page.css';
import './styles/bar.css';
import './styles/text.css';
import '../styles/code.css';
import '../styles/diagram.css';
import './styles/tabs.css';
import '../styles/practice.css';
import './styles/patterns.css';
import './styles/run.css';
import './styles/print.css';
import 'katex/dist/katex.css';
import { parseHostMessage } from '../../protocol/lessonMessages.ts';
import { editorHost } from '../editorHost.ts';
import { startPage } from './page.ts';
import { plainHost } from './plainHost.ts';

startPage(editorHost(parseHostMessage) ?? plainHost());
