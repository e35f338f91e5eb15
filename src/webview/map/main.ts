import '../lesson/styles/page.css';
import '../lesson/styles/code.css';
import '../lesson/styles/diagram.css';
import '../lesson/styles/practice.css';
import './map.css';
import { parseMapShow } from '../../protocol/mapPage.ts';
import { editorHost } from '../editorHost.ts';
import { startMapPage } from './mapPage.ts';

const host = editorHost(parseMapShow);
if (host) startMapPage(host);
