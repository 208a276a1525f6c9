import { callRoutes, commandRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useServices } from '../../api/services.js';
import { useDuty, useDutyController } from '../../call/DutyContext.js';
import { useRing } from '../../data/commands.js';
import { useRequestId } from '../../data/use-request-id.js';
import { isRingOpen, type RingStage, type RingTarget, ringStage } from '../../model/ring-back.js';
import { useTrouble } from '../../ui/use-trouble.js';

/** A box without a line rings when it is back within this time: somebody waits at the desk. */
const RING_TTL_S = 60;

interface Ring {
  readonly id: string;
  readonly target: RingTarget;
}

/** What a button needs to offer a ring. */
export interface RingOffer {
  /** Not now: off duty, or in a call, or another ring goes on. */
  readonly isReady: boolean;
  readonly ask: (target: RingTarget) => void;
}

export interface RingBack extends RingOffer {
  /** What is about to be rung, once it is confirmed. */
  readonly asked: RingTarget | null;
  readonly ring: (Ring & { readonly stage: RingStage }) | null;
  readonly error: unknown;
  readonly isSending: boolean;
  readonly send: () => void;
  /** Closes the question. */
  readonly dismiss: () => void;
  /** Puts an outcome away. */
  readonly clear: () => void;
  readonly isCancelling: boolean;
  readonly cancel: () => void;
}

/**
 * Rings a television and follows what comes of it. The call that answers is accepted in this window, and settles the
 * number that was left there; another call that is answered first takes the ring back (SPEC K11).
 */
export function useRingBack(): RingBack {
  const { http } = useServices();
  const trouble = useTrouble();
  const requestId = useRequestId();
  const controller = useDutyController();
  const { agent, ringing, call } = useDuty();
  const [asked, setAsked] = useState<RingTarget | null>(null);
  const [ring, setRing] = useState<Ring | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { data: row } = useRing(ring?.id ?? null);
  const stage = ringStage(row);
  const isOpen = ring !== null && isRingOpen(stage);

  const send = useMutation({
    mutationFn: (target: RingTarget) => {
      const wish = { type: 'ring' as const, target: { terminals: [target.terminalId] }, ttlS: RING_TTL_S };
      return http.send(commandRoutes.createCommand, { body: { ...wish, requestId: requestId({ wish, attempt }) } });
    },
    onSuccess: ({ id }, target) => {
      setAttempt((n) => n + 1);
      setRing({ id, target });
      setAsked(null);
    },
  });
  const cancel = useMutation({
    mutationFn: (id: string) => http.send(commandRoutes.cancelCommand, { params: { id } }),
    onSuccess: () => setRing(null),
    onError: trouble,
  });
  const settle = useMutation({
    mutationFn: (id: string) => http.send(callRoutes.finishCallback, { params: { id } }),
    onError: trouble,
  });

  const offered = ringing?.offer;
  const answers =
    ring !== null && offered?.call.terminal.id === ring.target.terminalId && (isOpen || stage === 'answered');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each offer; after a failure the desk rings on
  useEffect(() => {
    if (answers) void controller.accept();
  }, [answers, offered?.id]);

  const isWrappingUp = agent?.state === 'wrap_up';
  // The call that answers comes to somebody who is free.
  useEffect(() => {
    if (ring && stage === 'answered' && isWrappingUp) void controller.setState('available');
  }, [ring, stage, isWrappingUp, controller]);

  const current = call && call.endedAt === null ? call : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each call
  useEffect(() => {
    if (!current || !ring) return;
    if (current.terminal.id !== ring.target.terminalId) {
      if (isOpen) cancel.mutate(ring.id);
      return;
    }
    if (ring.target.callbackId) settle.mutate(ring.target.callbackId);
    setRing(null);
  }, [current?.id, ring?.id]);

  const isFree = agent?.state === 'available' || isWrappingUp;
  return {
    isReady: isFree && !isOpen && !current,
    ask: (target) => {
      send.reset();
      setAsked(target);
    },
    asked,
    ring: ring && { ...ring, stage },
    error: send.error,
    isSending: send.isPending,
    send: () => asked && send.mutate(asked),
    dismiss: () => setAsked(null),
    clear: () => setRing(null),
    isCancelling: cancel.isPending,
    cancel: () => ring && cancel.mutate(ring.id),
  };
}
