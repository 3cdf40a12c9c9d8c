-- Appends to the audit log, and gives whom it is about an alias if they have none.
-- KEYS: log, aliases by id, ids by alias
-- ARGV: most entries, who, what, detail, id of the person or nothing, a fresh alias
-- Answers with the id of the entry.
local alias = ''
if ARGV[5] ~= '' then
  alias = redis.call('HGET', KEYS[2], ARGV[5])
  if not alias then
    alias = ARGV[6]
    redis.call('HSET', KEYS[2], ARGV[5], alias)
    redis.call('HSET', KEYS[3], alias, ARGV[5])
  end
end
return {redis.call('XADD', KEYS[1], 'MAXLEN', ARGV[1], '*', 'who', ARGV[2], 'what', ARGV[3], 'detail', ARGV[4], 'whom', alias)}
