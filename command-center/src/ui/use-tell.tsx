import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useSay } from './announcer.js';

interface Undo {
  readonly word: string;
  readonly act: () => void;
}

export interface DoneOptions {
  readonly seconds?: number;
  /** For a while it can be taken back; one at a time for each `key`. */
  readonly key?: string;
  readonly undo?: Undo | undefined;
}

/** What came of what somebody did: a sentence at the top of the window, also said to people who do not see it. */
export interface Tell {
  done(sentence: string, options?: DoneOptions): void;
  warn(sentence: string): void;
  failed(sentence: string): void;
}

const DONE_S = 3;
const UNDO_S = 10;
const FAILED_S = 5;
/** The announcer says it: antd's own role would have it said twice. Not among antd's documented fields. */
const QUIET = { role: 'presentation' };

export function useTell(): Tell {
  const { message } = App.useApp();
  const say = useSay();
  return useMemo(() => {
    return {
      done: (sentence, { key, undo, seconds = undo ? UNDO_S : DONE_S } = {}) => {
        const takeBack = (): void => {
          if (key !== undefined) message.destroy(key);
          undo?.act();
        };
        const content = undo ? (
          <span>
            {sentence}
            <Button type="link" size="small" onClick={takeBack}>
              {undo.word}
            </Button>
          </span>
        ) : (
          sentence
        );
        void message.open({ ...QUIET, type: 'success', content, duration: seconds, ...(key !== undefined && { key }) });
        say(sentence);
      },
      warn: (sentence) => {
        void message.open({ ...QUIET, type: 'warning', content: sentence, duration: FAILED_S });
        say(sentence, 'assertive');
      },
      failed: (sentence) => {
        void message.open({ ...QUIET, type: 'error', content: sentence, duration: FAILED_S });
        say(sentence, 'assertive');
      },
    };
  }, [message, say]);
}
