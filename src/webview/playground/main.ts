import '../lesson/styles/page.css';
import '../lesson/styles/practice.css';
import './playground.css';
import { editorHost, plainHost } from './host.ts';
import { startPlayground } from './playgroundPage.ts';

startPlayground(editorHost() ?? plainHost());
