-- A part of a list of people.
-- KEYS: the list, rows
-- ARGV: 'rev' for the highest score first, score and encoded id that came last before or '' and '', most rows, part of the id
--       to look for, most people to look at
-- Answers with the score and id that were looked at last, both empty at the end of the list, then the id and row of each.
local rev, score, last, most, look = ARGV[1] == 'rev', ARGV[2], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[6])
local range = rev and 'ZREVRANGE' or 'ZRANGE'
local found = {'', ''}

-- Byte by byte: Lua's own comparison follows the language of the machine, which the order of a sorted set does not.
local function before(one, other)
  for place = 1, math.min(#one, #other) do
    local a, b = string.byte(one, place), string.byte(other, place)
    if a ~= b then
      return a < b
    end
  end
  return #one < #other
end

local function fits(id)
  if ARGV[5] == '' then
    return true
  end
  if string.find(id, '%', 1, true) then
    id = string.gsub(id, '%%(%x%x)', function(hex) return string.char(tonumber(hex, 16)) end)
  end
  return string.find(id, ARGV[5], 1, true)
end

-- By rank, which is as quick in the middle of many of the same score as at their beginning.
local offset, passed = 0, true
if last ~= '' then
  if redis.call('ZSCORE', KEYS[1], last) == score then
    offset = redis.call(rev and 'ZREVRANK' or 'ZRANK', KEYS[1], last) + 1
  else
    -- Moved or gone since: what comes behind their place is looked for among those of the same score.
    offset = rev and redis.call('ZCOUNT', KEYS[1], '(' .. score, '+inf')
      or redis.call('ZCOUNT', KEYS[1], '-inf', '(' .. score)
    passed = false
  end
end

local size = ARGV[5] == '' and math.min(most, 1000) or 1000
local looked = 0
while true do
  local part = redis.call(range, KEYS[1], offset, offset + size - 1)
  for _, id in ipairs(part) do
    if not passed then
      passed = redis.call('ZSCORE', KEYS[1], id) ~= score
        or (rev and before(id, last)) or (not rev and before(last, id))
    end
    if passed then
      looked = looked + 1
      local row = fits(id) and redis.call('HGET', KEYS[2], id)
      if row then
        found[#found + 1] = id
        found[#found + 1] = row
      end
      if #found >= 2 * most + 2 or looked >= look then
        found[1], found[2] = redis.call('ZSCORE', KEYS[1], id), id
        return found
      end
    end
  end
  if #part < size then
    return found
  end
  offset = offset + size
end
