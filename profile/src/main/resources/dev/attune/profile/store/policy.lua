-- Adds a version of a policy, unless somebody added one since the one that it was made from.
-- KEYS: what holds now, versions of the policy
-- ARGV: name of the policy, number of the version that it was made from, text of the new one, most versions to keep, channel
-- Answers with whether it was added, and the number of the newest version.
local current = redis.call('HGET', KEYS[1], ARGV[1])
local number = current and tonumber(string.match(current, '^%d+')) or 0
if number ~= tonumber(ARGV[2]) then
  return {0, number}
end
number = number + 1
redis.call('XADD', KEYS[2], 'MAXLEN', ARGV[4], number .. '-0', 'v', ARGV[3])
redis.call('HSET', KEYS[1], ARGV[1], number .. ' ' .. ARGV[3])
redis.call('PUBLISH', ARGV[5], ARGV[1])
return {1, number}
