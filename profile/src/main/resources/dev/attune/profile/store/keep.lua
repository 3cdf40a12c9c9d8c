-- Says that a worker still has batches.
-- KEYS: taken
-- ARGV: milliseconds until a silent worker loses them, then the tags
if redis.replicate_commands then
  redis.replicate_commands()
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for at = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'XX', now + tonumber(ARGV[1]), ARGV[at])
end
return {#ARGV - 1}
