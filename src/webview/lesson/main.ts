import './styles/page.css';
import './styles/bar.css';
import './styles/text.css';
import './styles/code.css';
import './styles/diagram.css';
import './styles/practice.css';
import './styles/run.css';
import './styles/print.css';
import 'katex/dist/katex.css';
import { editorHost } from './host.ts';
import { startPage } from './page.ts';
import { plainHost } from './plainHost.ts';

startPage(editorHost() ?? plainHost());
