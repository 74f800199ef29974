def disorder(table, folder):
    return ()
