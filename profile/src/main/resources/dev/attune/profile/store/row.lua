-- Writes a person's row in the list of people, unless a later version of it is there, and puts them where their row belongs.
-- KEYS: rows, then for each group those in it by their last change, by id and by memories
-- ARGV: encoded id, version, row or '' to take the person away (then in place of the version: '', or the row to take away if it is
--       that one still), the score in each of the three orders; then for each group 1
--       when they are in it and 0 when not
local id, gone = ARGV[1], ARGV[3] == ''
local row = redis.call('HGET', KEYS[1], id)
if gone and ARGV[2] ~= '' and row ~= ARGV[2] then
  return {0}
end
if row and not gone and tonumber(string.match(row, '^%d+')) > tonumber(ARGV[2]) then
  return {0}
end
for group = 1, (#KEYS - 1) / 3 do
  local isIn = ARGV[6 + group] == '1' and not gone
  for order = 1, 3 do
    local key = KEYS[3 * group - 2 + order]
    if isIn then
      redis.call('ZADD', key, ARGV[3 + order], id)
    elseif redis.call('ZREM', key, id) == 0 then
      -- Who is in none of the orders of a group is in no other of them.
      break
    end
  end
end
if gone then
  redis.call('HDEL', KEYS[1], id)
else
  redis.call('HSET', KEYS[1], id, ARGV[2] .. ':' .. ARGV[3])
end
return {1}
