import { mountSurface } from '../../parts/mount-surface';
import { SetupPage } from './setup-page';
import './setup-page.css';

await mountSurface(<SetupPage />);
