import { mountSurface } from '../../parts/mount-surface';
import { GateConfig } from './gate-config';

await mountSurface(<GateConfig />);
