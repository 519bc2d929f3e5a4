-- Lines of a file, which an environment variable names.
function lines(variable)
  local found = {}
  for line in io.lines(os.getenv(variable)) do found[#found + 1] = line end
  return found
end

-- A comment nobody has sent before, as the mini-program sends it.
local sent = 0
local run = os.getenv("RUN")
function comment(path, token)
  sent = sent + 1
  local text = "建议在集市入口公示收费标准和监督电话，每季度公布一次摊位费的收支情况，并为行动不便的老年人保留固定摊位。"
    .. "集中清运的时间希望避开早市，噪声不要影响周边居民休息。第" .. run .. "批第" .. sent .. "条。"
  local body = '{"text":"' .. text
    .. '","respondent":{"type":"PERSON","name":"甲某某","phone":"000-00000000"},"publishConsent":true}'
  return wrk.format("POST", path, {
    ["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer " .. token,
    ["Idempotency-Key"] = "bench-" .. run .. "-" .. sent,
  }, body)
end
