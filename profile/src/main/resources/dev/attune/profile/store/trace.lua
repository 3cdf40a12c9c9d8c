-- Keeps a trace, unless the person was erased since.
-- KEYS: traces, erased
-- ARGV: when it was made in microseconds, its id, its text, most traces, id of the oldest entry to keep, milliseconds to keep the rest
if redis.replicate_commands then
  redis.replicate_commands()
end
local erased = redis.call('GET', KEYS[2])
if erased and tonumber(ARGV[1]) <= tonumber(erased) then
  return {''}
end
local entry = redis.call('XADD', KEYS[1], '*', 'i', ARGV[2], 't', ARGV[3])
redis.call('XTRIM', KEYS[1], 'MAXLEN', ARGV[4])
redis.call('XTRIM', KEYS[1], 'MINID', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return {entry}
