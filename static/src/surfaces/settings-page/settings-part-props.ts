import type { Problems, SettingsDraft } from './settings-draft';

/** What every part of the settings form is given. */
export interface SettingsPartProps {
  readonly draft: SettingsDraft;
  readonly change: (part: Partial<SettingsDraft>) => void;
  readonly problems: Problems;
  readonly isDisabled: boolean;
}
