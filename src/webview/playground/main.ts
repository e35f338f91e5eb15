import '../styles/page.css';
import '../styles/practice.css';
import './playground.css';
import { parsePlaygroundShow } from '../../protocol/playground.ts';
import { editorHost } from '../editorHost.ts';
import { plainHost } from './plainHost.ts';
import { startPlayground } from './playgroundPage.ts';

startPlayground(editorHost(parsePlaygroundShow) ?? plainHost());
