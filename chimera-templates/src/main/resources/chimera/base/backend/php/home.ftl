[#-- Whether this service answers at /, or another one does and this is an API alone. --]
[#assign home = routes?filter(r -> r.path == "/" && r.service == service.id)?size > 0]
