import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import classes from './drop-target.module.css';

interface DropTargetProps {
  /** Shown while files hover over the page. */
  hint: string;
  /** Left out when the role may not add files. */
  onFiles: ((files: File[]) => void) | undefined;
  children: ReactNode;
}

/** Takes files dropped anywhere on a page. */
export function DropTarget({ hint, onFiles, children }: DropTargetProps) {
  const [over, setOver] = useState(false);
  // Every child that the pointer crosses reports entering before the one before it reports leaving.
  const depth = useRef(0);
  const carriesFiles = (event: DragEvent) => onFiles !== undefined && event.dataTransfer.types.includes('Files');
  const onEnter = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    depth.current += 1;
    setOver(true);
  };
  const onLeave = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    depth.current -= 1;
    if (depth.current <= 0) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles?.([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a convenience; a button beside it does the same for every other way of working.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.target}
      onDragEnter={onEnter}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDragLeave={onLeave}
      onDrop={onDrop}
    >
      {children}
      {over && (
        <div className={classes.veil}>
          <span>{hint}</span>
        </div>
      )}
    </div>
  );
}
