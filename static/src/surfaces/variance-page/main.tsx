import { mountSurface } from '../../parts/mount-surface';
import { VariancePage } from './variance-page';
import './variance-page.css';

await mountSurface(<VariancePage />);
