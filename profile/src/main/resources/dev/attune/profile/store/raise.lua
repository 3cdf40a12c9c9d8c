-- Ends all links to a person's page.
-- KEYS: number of the links
-- ARGV: milliseconds to keep it
-- Answers with the new number.
local count = redis.call('INCR', KEYS[1])
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return {count}
