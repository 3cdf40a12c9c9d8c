-- Changes sums; one that comes to nothing goes.
-- KEYS: totals
-- ARGV: field and change of each in turn
for place = 1, #ARGV, 2 do
  if redis.call('HINCRBY', KEYS[1], ARGV[place], ARGV[place + 1]) == 0 then
    redis.call('HDEL', KEYS[1], ARGV[place])
  end
end
return {#ARGV / 2}
