-- Keeps traces of one person, but for those from before the person was erased, and tells that they are there.
-- KEYS: traces, erased
-- ARGV: most traces, milliseconds to keep them, channel of the events,
--       and for each trace: when its request came in microseconds, its id, its text, the head of its event
-- Answers with the ids of those that were not kept, or are not any longer because there are too many: whoever asked removes their ways.
if redis.replicate_commands then
  redis.replicate_commands()
end
local erased = tonumber(redis.call('GET', KEYS[2]) or -1)
local refused = {}
for place = 4, #ARGV, 4 do
  if tonumber(ARGV[place]) <= erased then
    refused[#refused + 1] = ARGV[place + 1]
  else
    redis.call('XADD', KEYS[1], '*', 'i', ARGV[place + 1], 't', ARGV[place + 2])
    redis.call('PUBLISH', ARGV[3], ARGV[place + 3] .. ARGV[place + 2])
  end
end
-- More than came now, so that a bound that was lowered is met after a while; not all at once, which would halt everybody else.
local over = math.min(redis.call('XLEN', KEYS[1]) - ARGV[1], #ARGV)
if over > 0 then
  for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', over)) do
    refused[#refused + 1] = entry[2][2]
    redis.call('XDEL', KEYS[1], entry[1])
  end
end
-- By the clock that made the ids: one elsewhere that is ahead must not take all of them away.
redis.call('XTRIM', KEYS[1], 'MINID', string.format('%.0f', redis.call('TIME')[1] * 1000 - ARGV[2]))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return refused
