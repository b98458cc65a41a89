import { mountSurface } from '../../parts/mount-surface';
import { GateView } from './gate-view';

await mountSurface(<GateView />);
