import '../styles/page.css';
import '../styles/code.css';
import '../styles/diagram.css';
import '../styles/practice.css';
import './map.css';
import { parseMapShow } from '../../protocol/mapPage.ts';
import { editorHost } from '../editorHost.ts';
import { startMapPage } from './mapPage.ts';

const host = editorHost(parseMapShow);
if (host) startMapPage(host);
