"""The compilation: put together, read and answered, published, and what it says as data, page and paper."""
