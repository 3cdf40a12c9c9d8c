-- Takes the mark of a person whose row was behind away, unless somebody marked them again since.
-- KEYS: unsettled
-- ARGV: tag of the person, the mark
if redis.call('ZSCORE', KEYS[1], ARGV[1]) == ARGV[2] then
  redis.call('ZREM', KEYS[1], ARGV[1])
  return {1}
end
return {0}
