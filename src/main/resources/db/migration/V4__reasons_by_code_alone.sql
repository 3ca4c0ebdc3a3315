-- The words of a client for a reason may tell of the patient, and nothing reads them: the code and its system say what was meant.
alter table feedback drop column reason_display;
