-- Comments of many citizens. COMMENTS: their path; TOKENS: file of tokens; RATE: how many in a second at most, 0 for all that go.
dofile(os.getenv("SCRIPTS") .. "/report.lua")
dofile(os.getenv("SCRIPTS") .. "/lines.lua")

local tokens, at
local path = os.getenv("COMMENTS")
local rate = tonumber(os.getenv("RATE") or "0")
local connections = tonumber(os.getenv("CONNECTIONS"))

function init(args)
  tokens = lines("TOKENS")
  at = math.random(#tokens)
end

function request()
  at = at % #tokens + 1
  return comment(path, tokens[at])
end

if rate > 0 then
  function delay() return math.floor(1000 * connections / rate + math.random()) end
end
