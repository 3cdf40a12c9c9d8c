-- Makes batches due at once, but for those that failed and wait to be tried again.
-- KEYS: due, tries
-- ARGV: tag of the person, or '' for some of everybody's; most of them
-- Answers with the time in milliseconds, and whether there may be more.
if redis.replicate_commands then
  redis.replicate_commands()
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[1] ~= '' then
  if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then
    redis.call('ZADD', KEYS[1], 'XX', 0, ARGV[1])
  end
  return {now, 0}
end
local tags = redis.call('ZRANGEBYSCORE', KEYS[1], '(0', '+inf', 'LIMIT', 0, ARGV[2])
local set = 0
for _, tag in ipairs(tags) do
  if redis.call('HEXISTS', KEYS[2], tag) == 0 then
    redis.call('ZADD', KEYS[1], 0, tag)
    set = set + 1
  end
end
return {now, (#tags == tonumber(ARGV[2]) and set > 0) and 1 or 0}
