-- Keeps vectors of memories that are still there: of what is gone, or of somebody erased, nothing comes back.
-- KEYS: profile, vectors
-- ARGV: ids and vectors in turn
-- Answers with the number of those kept.
local kept = 0
for place = 1, #ARGV, 2 do
  if redis.call('HEXISTS', KEYS[1], 'memory:' .. ARGV[place]) == 1 then
    redis.call('HSET', KEYS[2], ARGV[place], ARGV[place + 1])
    kept = kept + 1
  end
end
return {kept}
