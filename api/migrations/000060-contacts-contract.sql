-- breaking: participants belong to a session alone
DROP INDEX participant_call, participant_staff, participant_terminal;
ALTER TABLE participant DROP COLUMN call_id;
ALTER INDEX participant_session_staff RENAME TO participant_staff;
ALTER INDEX participant_session_terminal RENAME TO participant_terminal;
