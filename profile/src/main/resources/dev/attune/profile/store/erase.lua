-- Removes everything of a person that lies in their slot, and marks the time.
-- KEYS: profile, history, turns, erased, traces, conversations, batch, spent, said, vectors, use, feedback, past, habits,
--       links, recent
-- ARGV: milliseconds to keep the mark
-- Answers with the numbers of memories and events, the time in microseconds, the number of turns in the batch,
-- what was counted of the person, and the ids of the traces.
if redis.replicate_commands then
  redis.replicate_commands()
end
local memories = 0
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 7) == 'memory:' then
    memories = memories + 1
  end
end
local time = redis.call('TIME')
local now = time[1] .. string.format('%06d', tonumber(time[2]))
local answer = {memories, redis.call('XLEN', KEYS[2]), now, redis.call('HLEN', KEYS[7]),
  redis.call('HMGET', KEYS[11], 'arm', 'requests', 'regenerated', 'corrected', 'left', 'sessions', 'rated', 'ratings')}
for _, entry in ipairs(redis.call('XRANGE', KEYS[5], '-', '+')) do
  answer[#answer + 1] = entry[2][2]
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[5], KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10],
  KEYS[11], KEYS[12], KEYS[13], KEYS[14], KEYS[15], KEYS[16])
redis.call('SET', KEYS[4], now, 'PX', ARGV[1])
return answer
