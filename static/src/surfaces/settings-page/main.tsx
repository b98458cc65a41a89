import { mountSurface } from '../../parts/mount-surface';
import { SettingsPage } from './settings-page';

await mountSurface(<SettingsPage />);
