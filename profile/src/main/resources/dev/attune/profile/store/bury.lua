-- Moves an entry to the dead letters, unless it is gone.
-- KEYS: queue, dead letters
-- ARGV: group, id, most dead letters, error, deliveries, now in milliseconds
if redis.replicate_commands then
  redis.replicate_commands()
end
local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
if not entry then
  return {0}
end
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[3], '*', 'p', entry[2][2], 'q', entry[2][4], 'e', entry[2][6],
  'error', ARGV[4], 'attempts', ARGV[5], 'at', ARGV[6])
redis.call('XDEL', KEYS[1], ARGV[2])
return {1}
