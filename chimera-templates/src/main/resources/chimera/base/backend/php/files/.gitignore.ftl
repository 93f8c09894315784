/vendor/
