-- Puts turns into the batch of a person, each once.
-- KEYS: batch, erased
-- ARGV: when it was said in microseconds, most turns of a batch, then digest and text of each
-- Answers with the number of turns in the batch, or -1 when the person was erased since, and of those that found no room.
local erased = redis.call('GET', KEYS[2])
if erased and tonumber(ARGV[1]) <= tonumber(erased) then
  return {-1, 0}
end
local length, left = redis.call('HLEN', KEYS[1]), 0
for at = 3, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], ARGV[at]) == 0 then
    if length < tonumber(ARGV[2]) then
      redis.call('HSET', KEYS[1], ARGV[at], ARGV[at + 1])
      length = length + 1
    else
      left = left + 1
    end
  end
end
return {length, left}
