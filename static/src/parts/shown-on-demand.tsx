import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { FocusHere } from './focus-here';

interface Props {
  readonly button: string;
  /** Of what the button is replaced by. */
  readonly label: string;
  readonly children: ReactNode;
}

/** For what costs something to load and few readers want: a button until somebody does. */
export function ShownOnDemand({ button, label, children }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <FocusHere label={label}>{children}</FocusHere>;
  return (
    <div>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {button}
      </Button>
    </div>
  );
}
