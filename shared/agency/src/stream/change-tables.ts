/**
 * Tells the process that serves an agency that a row was written: its type, its id and the value of one of its columns,
 * by which those who wait for it are found. Nothing else of the row is told, and nobody who does not listen then hears.
 *
 * A table tells by a trigger of its own:
 * `create trigger case_changed after insert or update on "case"
 *    for each row execute function simpul.tell_change('Case', 'worker_id');`
 */
export const changeMigration = {
  name: '004-kit-changes',
  sql: `
create function simpul.tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('simpul_change', json_build_object(
    'type', tg_argv[0],
    'id', new.id,
    'key', case when tg_nargs > 1 then to_jsonb(new) ->> tg_argv[1] end)::text);
  return null;
end $$;
`,
} as const
