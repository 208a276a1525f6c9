/** As a share of what bare socket.io takes in the same run. */
export const MEMORY_RATIO = 3;
export const PROCESSOR_RATIO = 5;
/** After the api was killed, until every box has its line and its home page again. */
export const BACK_S = 30;
/** One command to every box: acknowledged by each, each outcome stored. */
export const COMMAND_S = 3;
/** What a service may do in one go. */
export const STALL_MS = 50;
/** The console's answer for the whole fleet. */
export const LIST_MS = 1_000;
export const LIST_MB = 2;
