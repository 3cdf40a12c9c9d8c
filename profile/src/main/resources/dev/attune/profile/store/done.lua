-- Takes an entry that was learned out of the queue.
-- KEYS: queue, when one was last learned
-- ARGV: group, id, now in milliseconds
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
local removed = redis.call('XDEL', KEYS[1], ARGV[2])
redis.call('SET', KEYS[2], ARGV[3])
return {removed}
