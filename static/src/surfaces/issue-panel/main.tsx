import { mountSurface } from '../../parts/mount-surface';
import { IssuePanel } from './issue-panel';
import './issue-panel.css';

await mountSurface(<IssuePanel />);
