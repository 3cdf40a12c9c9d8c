-- Puts a dead letter back into the queue, unless it is gone.
-- KEYS: queue, dead letters
-- ARGV: id
if redis.replicate_commands then
  redis.replicate_commands()
end
local entry = redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])[1]
if not entry then
  return {0}
end
redis.call('XADD', KEYS[1], '*', 'p', entry[2][2], 'q', entry[2][4], 'e', entry[2][6])
redis.call('XDEL', KEYS[2], ARGV[1])
return {1}
