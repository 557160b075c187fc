-- Whoever follows the cases about one worker is told which case to look at; what it says is read by whoever may.
create trigger case_changed after insert or update on "case"
  for each row execute function simpul.tell_change('Case', 'worker_id');
