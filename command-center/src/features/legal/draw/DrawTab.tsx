import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../../ui/format.js';
import { DrawDiffers } from './DrawDiffers.js';
import { DrawInput } from './DrawInput.js';
import { DrawReport } from './DrawReport.js';
import { type Replay, runAgain } from './run-again.js';

/** Verifies the record of a draw in this browser: reads the file, replays the draw, sends nothing. */
export function DrawTab() {
  const { t, i18n } = useTranslation();
  const [replay, setReplay] = useState<{ readonly of: Replay; readonly name: string | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);

  const run = (text: string, name: string | null): void => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setProblem(null);
    setReplay(null);
    const unlessOlder = (show: () => void): void => {
      if (mine !== asked.current) return;
      setBusy(false);
      show();
    };
    runAgain(text).then(
      (of) => unlessOlder(() => setReplay({ of, name })),
      () => unlessOlder(() => setProblem(t('legal.draw.problem.not_loaded'))),
    );
  };
  const refuse = (sentence: string): void => {
    asked.current += 1;
    setBusy(false);
    setReplay(null);
    setProblem(sentence);
  };
  const [back, setBack] = useState(false);
  const again = (): void => {
    setReplay(null);
    setBack(true);
  };
  if (replay && replay.of.kind === 'same') {
    return <DrawReport record={replay.of.record} roster={replay.of.roster} name={replay.name} onAgain={again} />;
  }
  if (replay && replay.of.kind === 'differs') {
    return <DrawDiffers replay={replay.of} name={replay.name} onAgain={again} />;
  }
  return (
    <DrawInput
      trouble={replay?.of.kind === 'refused' ? said(replay.of.said, i18n.language) : problem}
      busy={busy}
      back={back}
      onRead={run}
      onTrouble={refuse}
    />
  );
}
