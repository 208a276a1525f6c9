import { z } from 'zod';
import { IdSchema } from '../../common.js';
import { notice } from '../../contract.js';
import { ApplicationSchema, ReceiptSchema } from './application.js';
import { IntakeSchema } from './intake.js';

export const intakeFleetMessages = {
  intakeUpdated: notice('server', 'intake.updated', z.object({ intake: IntakeSchema })),
  /** The application was accepted: the receipt to show. */
  intakeAccepted: notice('server', 'intake.accepted', z.object({ intakeId: IdSchema, receipt: ReceiptSchema })),
} as const;

export const intakeTopics = ['applications'] as const;

export const intakeConsoleMessages = {
  /** Personal: sent to every window of the officer. */
  intakeUpdated: notice('server', 'intake.updated', IntakeSchema),
  applicationChanged: notice('server', 'applications.changed', ApplicationSchema),
} as const;
