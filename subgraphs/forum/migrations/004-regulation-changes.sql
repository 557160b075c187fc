-- Whoever follows the regulation is told of each step.
create trigger regulation_step_published after insert or update on regulation_step
  for each row execute function simpul.tell_change('RegulationStep');
