-- Keeps traces of one person, but for those from before the person was erased, and tells that they are there.
-- KEYS: traces, erased
-- ARGV: most traces, id of the oldest entry to keep, milliseconds to keep the rest, channel of the events,
--       and for each trace: when its request came in microseconds, its id, its text, the head of its event
-- Answers with the ids of those that were not kept.
if redis.replicate_commands then
  redis.replicate_commands()
end
local erased = tonumber(redis.call('GET', KEYS[2]) or -1)
local refused = {}
for place = 5, #ARGV, 4 do
  if tonumber(ARGV[place]) <= erased then
    refused[#refused + 1] = ARGV[place + 1]
  else
    redis.call('XADD', KEYS[1], '*', 'i', ARGV[place + 1], 't', ARGV[place + 2])
    redis.call('PUBLISH', ARGV[4], ARGV[place + 3] .. ARGV[place + 2])
  end
end
redis.call('XTRIM', KEYS[1], 'MAXLEN', ARGV[1])
redis.call('XTRIM', KEYS[1], 'MINID', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return refused
